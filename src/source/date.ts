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
export function isIsoDate(value: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (found === null) return false;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const british = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})$/;

/** @returns a day that was written day first, written year first; nothing when it is no such day. */
export function britishToIsoDate(text: string): string | undefined {
  const [, day = "", month = "", year = ""] = british.exec(text) ?? [];
  const turned = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isIsoDate(turned) ? turned : undefined;
}

/** @returns the day after a day, as `2026-03-02` is written. */
export function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [y, m, d] =
    date < daysInMonth(year, month)
      ? [year, month, date + 1]
      : month < 12
        ? [year, month + 1, 1]
        : [year + 1, 1, 1];
  return isoDateText(y, m, d);
}

/** @returns the day before a day. */
export function dayBefore(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [y, m, d] =
    date > 1
      ? [year, month, date - 1]
      : month > 1
        ? [year, month - 1, daysInMonth(year, month - 1)]
        : [year - 1, 12, 31];
  return isoDateText(y, m, d);
}

const isoDateText = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
