/**
 * What a typed figure is made of: its signs, its pound sign, its per cent sign
 * and the digits between them. Taken apart once, so that reading a figure and
 * saying why it cannot be read look at the same pieces.
 */

export interface FigureParts {
  /** The text with full-width characters, spaces and the minus sign brought to their plain forms. */
  readonly text: string;
  readonly minus: boolean;
  /** How many times a sign was written; a pair of brackets is a minus sign. */
  readonly signs: number;
  readonly pounds: number;
  readonly percents: number;
  /** Whether every bracket has its partner. */
  readonly balanced: boolean;
  /** What is left between the signs. */
  readonly core: string;
}

/** Takes typed text, already trimmed, apart. Never fails: what it does not know stays in the core. */
export function splitFigure(typed: string): FigureParts {
  const text = normaliseCharacters(typed);
  let core = text;
  let signs = 0;
  let minus = false;
  let pounds = 0;
  let percents = 0;
  let opened = 0;
  let closed = 0;
  for (let mark = LEADING.exec(core); mark !== null; mark = LEADING.exec(core)) {
    core = core.slice(mark[0].length);
    if (mark[1] === "+" || mark[1] === "-") signs += 1;
    else if (mark[1] === "(") opened += 1;
    else pounds += 1;
    minus ||= mark[1] === "-" || mark[1] === "(";
  }
  for (let mark = TRAILING.exec(core); mark !== null; mark = TRAILING.exec(core)) {
    core = core.slice(0, mark.index);
    if (mark[1] === "%") percents += 1;
    else if (mark[1] === ")") closed += 1;
    else pounds += 1;
  }
  return { text, minus, signs: signs + opened, pounds, percents, balanced: opened === closed, core };
}

const LEADING = /^([-+(£]|GBP) ?/i;
const TRAILING = / ?([)%]|GBP)$/i;

/**
 * Full-width characters (`０`, `％`, `￡`) become the ordinary ones, every kind
 * of space one space, and U+2212 the hyphen that keyboards write as minus.
 */
function normaliseCharacters(typed: string): string {
  return typed
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll("\uffe1", "£")
    .replaceAll("\u2212", "-")
    .replace(/[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g, " ");
}

/** The digits of a plain figure: `1,200.50` gives `1200.50`; undefined when the core is no plain figure. */
export function plainFigureDigits(core: string): string | undefined {
  return UNGROUPED.test(core) || GROUPED.test(core) ? core.replaceAll(",", "") : undefined;
}

const UNGROUPED = /^[0-9]+(?:\.[0-9]+)?$/;
const GROUPED = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$/;
