/** What no input may bring about, however it was damaged. */

const [LONGEST_SECONDS, MOST_MEGABYTES] = [4, 300];
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  readonly written: number;
}

/** @returns what is wrong with how a run ended */
export function faultOf(
  { code, out, error, written }: Ended,
  took: number,
  grown: number,
): string | undefined {
  if (![0, 1, 2].includes(code)) return `exit code ${code}: ${error.slice(0, 800)}`;
  if (/\n {4}at .*[:(]\d+/.test(error)) return `a stack trace: ${error.slice(0, 800)}`;
  if (code === 2 && (out !== "" || written > 0)) return `an answer beside a refusal: ${out.slice(0, 200)}`;
  if (code === 2 && !/error\[SV\d{3}\]/.test(error))
    return `a refusal without a code: ${error.slice(0, 200)}`;
  const raw = CONTROL.exec(out + error);
  if (raw !== null) return `a raw control character ${JSON.stringify(raw[0])}`;
  if (took > LONGEST_SECONDS) return `took ${took.toFixed(1)} s`;
  return grown > MOST_MEGABYTES ? `grew by ${Math.round(grown)} MB` : undefined;
}
