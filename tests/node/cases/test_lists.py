"""The desk's lists: as many questions for many as for few, no row twice or lost, and never more than may be seen."""

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saksama.entries.kinds.handling import CaseReadmitted, CaseRecused, Interest
from saksama_node.accounts.recusals import looking
from saksama_node.accounts.staff import Role, Staff
from saksama_node.cases import listed, queries
from saksama_node.cases.actions import pseudonym_in
from saksama_node.cases.models import Case, Proposal, ProposalState, Submission
from saksama_node.cases.proposed import recused_in_each, waiting
from saksama_node.flows.list_proposals import proposals_for
