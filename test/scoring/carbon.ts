/** Carbon values of two years, and factors for a measure of each: invented, with round figures. */
import type { EmissionFactor, Reference } from "../../src/library/model.ts";
import { figure } from "./build.ts";

const factor = (id: string, kilograms: string): [string, EmissionFactor] => [
  id,
  {
    id,
    title: `Factor ${id}`,
    unit: "kWh",
    kilograms: figure(kilograms),
    source: "DESNZ",
    status: "verified",
  },
];

export const carbonReference = {
  carbonValues: {
    id: "c",
    title: "carbon values",
    source: "DESNZ",
    status: "unverified",
    prices: "2022",
    years: new Map([
      ["2026", { central: figure(200) }],
      ["2027", { central: figure(300) }],
    ]),
  },
  emissionFactors: new Map([factor("F26", "0.5"), factor("F27", "0.4"), factor("LESS", "0.1")]),
} as const satisfies Partial<Reference>;
