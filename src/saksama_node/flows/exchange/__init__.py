"""Stories of dispatches on their way: permitted, sent, judged, served; and of what the partner's log holds."""
