/** Bars as SVG that needs no script: lengths are shares of the width, so that the lettering keeps its size on every screen and on paper. */
import { escapeHtml } from "./escape.ts";
import type { BarChart } from "./model.ts";

const HEIGHT = 26;
const NARROWEST = 5;
/** A colour is never alone: each part has its number, here and in the legend. */
const COLOURS = 6;

/** Two decimals of a per cent are finer than any screen. */
const percentOfWhole = (length: number, whole: number): number => Math.round((length / whole) * 10_000) / 100;

/** @returns the figure without its table. */
export function barsFigureHtml({ title, whole, parts, bars }: BarChart, id: string): string {
  const legend = parts.map(
    (name, index) =>
      `<li><svg class="swatch" width="18" height="18" aria-hidden="true" focusable="false"><rect width="18" height="18" class="c${index % COLOURS}"/><text x="9" y="13.5" class="n">${index + 1}</text></svg> ${escapeHtml(name)}</li>`,
  );
  const rows = bars.map(({ name, pieces: all, says, mark }, row) => {
    let from = 0;
    const pieces = all.map(({ part: index, length }) => {
      const wide = Math.max(0, Math.min(percentOfWhole(length, whole), 100 - from));
      const start = from;
      from = Math.round((from + wide) * 100) / 100;
      if (wide === 0) return "";
      const number =
        wide < NARROWEST
          ? ""
          : `<text x="${barLabelPosition(start, wide, mark === undefined ? undefined : percentOfWhole(mark, whole))}%" y="17.5" class="n">${index + 1}</text>`;
      return `<g class="c${index % COLOURS}"><rect x="${start}%" y="1" width="${wide}%" height="${HEIGHT - 2}"/>${number}</g>`;
    });
    const own = `${id}-${row}`;
    return `<div class="bar"><div class="bar-name"><span><bdi>${escapeHtml(name)}</bdi></span> <strong>${escapeHtml(says)}</strong></div><svg role="img" aria-labelledby="${own}" width="100%" height="${HEIGHT}" focusable="false"><title id="${own}">${escapeHtml(`${name}: ${says}`)}</title><rect x="0" y="1" width="100%" height="${HEIGHT - 2}" class="track"/>${pieces.join("")}${mark === undefined ? "" : markerLineSvg(percentOfWhole(mark, whole))}</svg></div>`;
  });
  return `<figure class="bars"><figcaption>${escapeHtml(title)}</figcaption>${rows.join("")}<ol class="legend">${legend.join("")}</ol></figure>`;
}

/** In the middle of its part, unless a line is drawn there. */
function barLabelPosition(start: number, wide: number, line: number | undefined): number {
  const middle = start + wide / 2;
  const near = line !== undefined && Math.abs(line - middle) < wide / 8;
  return Math.round((near ? start + wide / 4 : middle) * 100) / 100;
}

/** A line across the bar, in both the ink and the paper so that it shows on every colour. */
const markerLineSvg = (at: number): string =>
  `<line x1="${at}%" x2="${at}%" y1="0" y2="${HEIGHT}" class="mark-under"/><line x1="${at}%" x2="${at}%" y1="0" y2="${HEIGHT}" class="mark"/>`;
