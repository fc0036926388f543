// Styles that cards and other elements share.

import { css } from "lit";

export const FIELD_STYLES = css`
  input, select, textarea {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: var(--primary-text-color);
    background: var(--ha-color-form-background, var(--card-background-color)); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
  ::placeholder { color: color-mix(in srgb, var(--secondary-text-color) 75%, var(--primary-text-color)); opacity: 1; }
`;

/** The colors of what has a state. Themes choose tones to be seen, not to be read, so that icons mix them with the color of text. */
export const TONES = css`
  :host, [data-state] {
    --tone: var(--secondary-text-color);
    --ink: color-mix(in srgb, var(--tone) 55%, var(--primary-text-color));
    --edge: var(--divider-color);
    --ground: var(--card-background-color);
  }
  :host([state="ringing"]), [data-state="ringing"] { --tone: var(--warning-color); }
  :host([state="in_use"]), [data-state="in_use"] { --tone: var(--primary-color); }
  :host([state="on_hold"]), [data-state="on_hold"] { --tone: var(--accent-color); }
  :host([state="fault"]), [data-state="fault"], [data-state="hang_up"] { --tone: var(--error-color); }
  [data-state="pick_up"] { --tone: var(--success-color); }
  :host(:is([state="ringing"], [state="in_use"], [state="on_hold"], [state="fault"])),
  :is([data-state="ringing"], [data-state="in_use"], [data-state="on_hold"], [data-state="fault"]) {
    --ink: color-mix(in srgb, var(--tone) 55%, var(--primary-text-color));
    --edge: color-mix(in srgb, var(--tone) 45%, transparent);
    --ground: color-mix(in srgb, var(--tone) 12%, transparent);
  }
`;

/** The tones of actions: picking up is green, hanging up red. */
export const TONE_OF: Readonly<Record<string, string | undefined>> = {
  pick_up: "pick_up",
  resume: "pick_up",
  come_back: "pick_up",
  get_back: "pick_up",
  get_back_known: "pick_up",
  hang_up: "hang_up",
};

/** Rows of calls or contacts. */
export const ROWS = css`
  ul { list-style: none; margin: 0; padding: 0; }
  li {
    content-visibility: auto; contain-intrinsic-block-size: auto 50px;
    display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
  }
  li > ha-icon { color: var(--secondary-text-color); }
  .who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
  .detail { font-size: 0.875em; }
`;

/** Buttons that choose what is shown. */
export const CHIPS = css`
  .filters { display: flex; flex-wrap: wrap; gap: 4px; }
  .chip {
    display: inline-flex; align-items: center; gap: 4px; padding: 4px 10px; border-radius: 16px; border: 1px solid var(--divider-color);
    background: none; color: inherit; font: inherit; font-size: 0.875em; cursor: pointer; --mdc-icon-size: 16px;
  }
  .chip:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
  .chip[aria-pressed="true"] { border-color: var(--primary-color); background: color-mix(in srgb, var(--primary-color) 15%, transparent); }
`;
