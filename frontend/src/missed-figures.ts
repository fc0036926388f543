// How many calls were missed today, and how many callers wait for a call, as figures to be read from afar.

import { css, html, nothing, type TemplateResult } from "lit";
import { isToday } from "./dates";
import type { HomeAssistant, Localize } from "./ha";
import type { HistoryController } from "./history";

export const FIGURES = css`
  .figures { display: flex; flex-wrap: wrap; align-content: center; gap: 0 1.2em; block-size: 100%; box-sizing: border-box; margin: 0; padding: 0.5em 1em; font-size: var(--openvox-uc-wall, 1.25em); line-height: 1.25; }
  /* A long label takes two lines, so that the queues beside have room. */
  .figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; min-inline-size: min-content; max-inline-size: 4.5em; }
  .figures dt { color: var(--secondary-text-color); font-size: 0.875em; }
  .figures dd { margin: 0; font-size: 2.5em; line-height: 1.1; font-variant-numeric: tabular-nums; }
`;

/** Shows figures of a history of missed calls, of which only the newest may be known, and of the callers who wait. */
export function missedFigures(
  texts: Localize,
  hass: HomeAssistant | undefined,
  history: HistoryController,
  waiting: number,
): TemplateResult {
  const calls = history.calls ?? [];
  const today = calls.filter(({ started_at: at }) => hass && at && isToday(hass, at)).length;
  const figures: [string, number | string][] = [
    ["missed_today", today === calls.length && history.hasOlder ? `${today}+` : today],
    ["filter_due", waiting],
  ];
  return html`
    <dl class="figures">
      ${history.calls ? figures.map(([key, figure]) => html`<div><dt>${texts(`recent.${key}`)}</dt><dd><bdi>${figure}</bdi></dd></div>`) : nothing}
    </dl>
  `;
}
