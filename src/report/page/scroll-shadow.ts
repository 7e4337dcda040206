/** Tables that are wider than the screen: a shade at the edge where more is to be seen, drawn by the page itself and gone where there is no more. */

/** @param edge the custom property that holds the colour of the shade; the page's own is `--paper` */
export const scrollShadowCss = (edge: string): string =>
  `.scroll{overflow-x:auto;background:linear-gradient(90deg,var(--paper) 40%,transparent) 0 0/2.5rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 40%,transparent) 100% 0/2.5rem 100% no-repeat local,linear-gradient(90deg,var(${edge}),transparent) 0 0/.75rem 100% no-repeat scroll,linear-gradient(270deg,var(${edge}),transparent) 100% 0/.75rem 100% no-repeat scroll}`;
