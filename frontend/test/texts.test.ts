import { describe, expect, it, vi } from "vitest";
import type { Localize } from "../src/ha";
import { listed, loadTexts, reasonOf } from "../src/texts";
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

  it("separate the known parts of a list as the language does", () => {
    const texts: Localize = (_key, values) => Object.values(values ?? {}).join("、");
    expect(listed(texts, ["Ben", null, "Carol", undefined, "", "Dora"])).toBe("Ben、Carol、Dora");
    expect(listed(texts, [])).toBe("");
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

describe("the reason of a failure", () => {
  const FAILURE = { message: "The phone is busy", translation_domain: "openvox_uc", translation_key: "phone_busy" };

  it("is shown in the language of the user, or else in the words of Home Assistant", async () => {
    const { hass } = new House();
    const failing = vi.fn(async (): Promise<Localize> => Promise.reject({ error: 3 }));
    const telling = vi.fn(async (): Promise<Localize> => (key) => key);
    Object.assign(hass, { loadBackendTranslation: telling });
    expect(await reasonOf(hass, FAILURE)).toBe("component.openvox_uc.exceptions.phone_busy.message");
    Object.assign(hass, { loadBackendTranslation: failing });
    expect(await reasonOf(hass, FAILURE)).toBe("The phone is busy");
  });

  it("is a lost connection where the frontend has a number alone", async () => {
    const { hass } = new House();
    Object.assign(hass, {
      localize: (key: string) => (key === "ui.notification_toast.connection_lost" ? "Verbindung verloren" : ""),
    });
    expect(await reasonOf(hass, { error: { code: 3, message: "Connection lost" } })).toBe("Verbindung verloren");
    expect(await reasonOf(hass, 3)).toBe("Verbindung verloren");
    expect(await reasonOf(hass, 2)).toBe("2");
  });
});
