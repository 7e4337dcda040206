/** Characters that nobody sees and no table holds on purpose; a tab and line ends are none of them. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;

export const holdsControlCharacter = (text: string): boolean => CONTROL.test(text);

/** @returns where the first stands, and its name: U+0007 */
export function firstControlCharacter(
  text: string,
): { readonly at: number; readonly name: string } | undefined {
  const at = text.search(CONTROL);
  if (at === -1) return undefined;
  return { at, name: `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}` };
}
