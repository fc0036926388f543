// Styles that cards and other elements share.

import { css } from "lit";

export const FIELD_STYLES = css`
  input, select {
    box-sizing: border-box; min-inline-size: 0; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
    background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
  }
`;
