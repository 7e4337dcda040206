/** From the files and options of a command to what is asked for. */

import type { InputRequest } from "../inputs/model.ts";
import { withoutUndefined } from "../source/without-undefined.ts";
import type { BidsOptions } from "./options.ts";

export const inputRequestFromOptions = (
  bids: readonly string[],
  { tender, key }: BidsOptions,
): InputRequest => ({
  bids,
  ...withoutUndefined({ tender, key }),
});
