import { describe, expect, it, vi } from "vitest";
import type { Localize } from "../src/ha";
import { loadTexts } from "../src/texts";
import { House } from "./house";

describe("the texts", () => {
  it("are loaded once for all cards, and once for each language", async () => {
    const { hass } = new House();
    const load = vi.fn(async (): Promise<Localize> => (key) => key);
    Object.assign(hass, { loadBackendTranslation: load });
    const [one, other] = await Promise.all([loadTexts(hass), loadTexts({ ...hass })]);
    expect([one("card.offline"), one === other, load.mock.calls.length]).toEqual([
      "component.openvox_uc.config_panel.card.offline",
      true,
      1,
    ]);
    await loadTexts({ ...hass, language: "de" });
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("are loaded again if that failed", async () => {
    const { hass } = new House();
    const load = vi
      .fn()
      .mockRejectedValueOnce({ error: "lost" })
      .mockResolvedValueOnce((key: string) => key);
    Object.assign(hass, { loadBackendTranslation: load });
    await expect(loadTexts(hass)).rejects.toEqual({ error: "lost" });
    await expect(loadTexts(hass)).resolves.toBeTypeOf("function");
  });
});
