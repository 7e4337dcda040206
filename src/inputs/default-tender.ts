/** The tender that is used when none is given, so that a bare file of bids already gives a ranking. The report names it and states its weights. */
import type { Source } from "../source/span.ts";

const text = `svscore: 1
tender:
  reference: default-tender
  title: svscore's default tender
library: cheshire-merseyside
award:
  criteria:
    - id: price
      title: Price
      weight: 40
      from: price
      score: lowest-over-value
    - id: quality
      title: Quality
      weight: 50
      from: marks
      scale: 5
    - id: social-value
      title: Social value
      weight: 10
      social-value: true
      from: marks
      scale: 5
  rounding: { places: 2 }
`;

export const defaultTender: Source = { name: "default tender", text, language: "yaml" };
