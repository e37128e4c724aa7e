/* Numbers of reports by the office's own pattern, as `saksama.observation.numbers` has them: proposed, never forced. */

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
const PLACE = /\{([^{}]*)\}/;

function piecesOf(pattern) {
  const pieces = pattern.split(PLACE);
  let width = 1;
  const read = pieces.map((each, at) => {
    const found = at % 2 ? each.match(/^number(?::0([1-6]))?$/) : null;
    if (found) { width = Number(found[1] || 1); return "number"; }
    return each;
  });
  return { pieces: read, width };
}

export function writtenNumber(pattern, number, day) {
  const [year, month, date] = day.split("-");
  const { pieces, width } = piecesOf(pattern);
  const said = { number: String(number).padStart(width, "0"), day: date, month, year, roman: ROMAN[Number(month) - 1] };
  return pieces.map((each, at) => (at % 2 ? said[each] ?? "" : each)).join("");
}

export function runningNumber(pattern, text, year) {
  const shapes = { number: "(\\d{1,9})", year, roman: "[IVX]{1,4}" };
  const shape = piecesOf(pattern).pieces.map((each, at) => (at % 2 ? shapes[each] ?? "\\d{1,2}" : each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("");
  const found = text.match(new RegExp(`^${shape}$`));
  return found ? Number(found[1]) : null;
}

/* Behind the highest of what this telephone holds and what the office proposed last. */
export function proposedNumber(pattern, proposed, held, day) {
  const year = day.slice(0, 4);
  const office = runningNumber(pattern, proposed ?? "", year);
  const mine = held.map((each) => runningNumber(pattern, each, year) ?? 0);
  return writtenNumber(pattern, Math.max(office === null ? 0 : office - 1, ...mine, 0) + 1, day);
}
