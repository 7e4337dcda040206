/**
 * Texts from files are shown to people, so what could move a cursor, hide
 * words or reorder a line is shown as a visible code instead.
 */

const hidden =
  // control characters, byte order mark, soft hyphen, zero-width and bidirectional marks, line separators, lone surrogates
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u{e0000}-\u{e007f}]/gu;

/** Text with nothing hidden, told in one cheap pass: most text is Latin letters and plain punctuation. */
const nothingHidden = /^[ -~\u00a0-\u00ac\u00ae-\u0619\u2010-\u2027\u2030-\u205f\u2070-\u2fff]*$/;

const codePointEscape = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}}`;

/** @returns the text on one line, with every character that a terminal would act on made visible. */
export function toVisibleText(text: string): string {
  if (nothingHidden.test(text)) return text;
  return text
    .replace(/\r\n|\r|\n/g, "⏎")
    .replace(/\t/g, " ")
    .replace(hidden, codePointEscape);
}

const LONGEST = 40;

/** @returns the text in back quotes, made visible, at most 40 characters of it. */
export function quote(text: string): string {
  const characters = [...toVisibleText(text.slice(0, 200))];
  return `\`${characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : characters.join("")}\``;
}

/** @returns JSON text in which every hidden character stands as its escape, so that nothing is lost and nothing acts on a terminal. */
export function escapeHiddenInJson(json: string): string {
  if (nothingHidden.test(json)) return json;
  return json.replace(hidden, (found) =>
    found === "\n"
      ? found
      : [...found]
          .flatMap((character) => character.split(""))
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
          .join(""),
  );
}
