/** The award methods by the names under which tenders publish them. */
import type { MethodName } from "../../tender/model.ts";
import type { Method } from "./method.ts";
import { priceLessCredit } from "./price-less-credit.ts";
import { pricePerQualityPoint } from "./price-per-quality-point.ts";
import { weightedPrice } from "./weighted-price.ts";
import { weightedSum } from "./weighted-sum.ts";

export const methods: Readonly<Record<MethodName, Method>> = {
  "weighted-sum": weightedSum,
  "price-per-quality-point": pricePerQualityPoint,
  "price-less-credit": priceLessCredit,
  "weighted-price": weightedPrice,
};
