/** What a promise is valued by. */
import type { Reference } from "../library/model.ts";
import type { PriceBasis } from "../tender/price-basis.ts";

export interface Valuation extends PriceBasis {
  /** The day the tender commenced: which proxy values apply. */
  readonly commenced?: string;
  readonly reference: Reference;
}
