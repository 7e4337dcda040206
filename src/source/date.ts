/** Days of the calendar as the input language writes them: year, month, day. */

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** Whether a text is a day of the calendar written year first. */
export function isDate(value: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (found === null) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const british = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})$/;

/** @returns a day that was written day first, written year first; nothing when it is no such day. */
export function turnedDate(text: string): string | undefined {
  const [, day = "", month = "", year = ""] = british.exec(text) ?? [];
  const turned = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(turned) ? turned : undefined;
}
