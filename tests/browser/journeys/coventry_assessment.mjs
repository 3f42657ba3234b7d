// Coventry: the MASH assessment is started and completed in its parts; an agency that was asked disagrees from its request
// and follows what comes of it there.

import { hubSteps } from "../hub_steps.mjs";

export const name = "Coventry makes a MASH assessment, and an agency disagrees from its request";
export const hub = "coventry";

export async function run(tools) {
  const { page, base, axe, check, signIn, expecting } = tools;
  const { press, fill, says, choose } = hubSteps(tools);

  await signIn("worker");
  await page.goto(`${base}/queue`);
  const addresses = await page.locator(".om-queue tbody tr:not(.om-group) a").evaluateAll((all) => all.map((a) => a.href));
  const start = page.getByRole("link", { name: "Start the MASH assessment", exact: true });
  for (const address of addresses) {
    await page.goto(address);
    if ((await start.count()) > 0) break;
  }
  check((await start.count()) > 0, "a case of this worker has no assessment yet");
  await start.click();
  await axe();
  await press("Start it");
  await page.waitForURL(/\/assessment$/);
  await axe();
  await expecting(422, () => press("Save it as completed"));
  await page.getByText("There is a problem").waitFor();
  await axe();
  check((await page.locator(".govuk-error-summary li").count()) >= 4, "every part that is missing is told at once");
  for (const part of await page.locator("form#form textarea").all()) await part.fill("As the school and the mother say it.");
  await press("Save it as completed");
  await page.waitForURL(/\/contacts\/[0-9A-Z-]{9}$/);
  await says("What the family says");
  await axe();

  await signIn("police");
  await page.locator("table").first().locator("tbody tr a").first().click();
  await axe();
  const request = page.url();
  await page.getByRole("link", { name: "Raise a professional disagreement" }).click();
  await axe();
  await expecting(422, () => press("Raise it"));
  await page.getByText("There is a problem").waitFor();
  await axe();
  await fill("words", "This cannot wait until tomorrow.");
  await press("Raise it");
  await page.waitForURL(request);
  await says("This cannot wait until tomorrow.");
  await axe();
  await page.getByRole("link", { name: "Settle it, or take it on" }).first().click();
  await axe();
  await expecting(422, () => press("Record it"));
  await page.getByText("There is a problem").waitFor();
  await axe();
  await choose("do", "on");
  await fill("words", "Nobody has rung back.");
  await press("Record it");
  await page.waitForURL(request);
  await says("Their line managers");
  await page.getByRole("link", { name: "Settle it, or take it on" }).first().click();
  await choose("do", "settled");
  await fill("words", "They visit at noon.");
  await press("Record it");
  await page.waitForURL(request);
  await says("They visit at noon.");
  await axe();
}
