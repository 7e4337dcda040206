/** What a report may colour. Without colour every ink leaves its text alone. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
}

const leaveUnstyled = (text: string): string => text;

export const unstyled: Style = {
  bold: leaveUnstyled,
  dim: leaveUnstyled,
  red: leaveUnstyled,
  green: leaveUnstyled,
  yellow: leaveUnstyled,
};
