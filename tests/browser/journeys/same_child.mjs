// Somebody is looked for by what is known of them, with the keyboard alone; two contacts about one child are put together by
// a person with a reason, open to each other, and are apart again when that is undone.

import { steps } from "../case_steps.mjs";

export const name = "a child is found with the keyboard, and two contacts are one child's until that is undone";

// ui.md 2: a key 0.28 s, a mental step 1.35 s, the system's answer 0.3 s.
const seconds = (keys, steps, pages) => keys * 0.28 + steps * 1.35 + pages * 0.3;

export async function run(given) {
  const { page, base, axe, check, signIn, expecting } = given;
  const step = steps(given);
  const first = await step.log("I hear shouting most nights.");
  const second = await step.log("She comes to school without lunch.");

  await signIn("screening");
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  for (let at = 0; at < 15; at += 1) {
    await press("Tab");
    if ((await page.locator(":focus").textContent()).trim() === "Search") {
      break;
    }
  }
  await press("Enter");
  await page.waitForURL("**/search");
  await axe();
  for (const letter of "Child A") {
    await press(letter === " " ? "Space" : letter);
  }
  await press("Enter");
  await page.getByRole("heading", { name: "Found" }).waitFor();
  const took = seconds(keys, 2, 2);
  check(took <= 11, `searching takes ${took.toFixed(1)} s by the model, with ${keys} keys: 11 at most`);
  await axe();
  check(!page.url().includes("Child") && !(await page.title()).includes("Child"), "no name stands in the address or the title");
  const found = await page.locator("#found").textContent();
  check(found.includes(first) && found.includes(second), "both contacts are found");
  check(found.includes("The search was narrow"), "a search by one thing alone says that it was narrow");
  check(found.includes("For: "), "with what speaks for it");

  await page.getByLabel("Name").fill("");
  await expecting(422, () => page.getByRole("button", { name: "Search" }).last().click());
  await page.getByText("Enter something you know").first().waitFor();
  await axe();

  await step.open(second);
  await page.getByRole("link", { name: "Is this somebody we know?" }).click();
  await page.getByRole("heading", { name: "Is this somebody we know?" }).waitFor();
  await axe();
  const row = page.locator("main ol.om-rows > li").filter({ hasText: first }).first();
  await row.locator("summary").click();
  await expecting(422, () => row.getByRole("button", { name: "Record it" }).click());
  await page.getByText("There is a problem").waitFor();
  await axe();
  const again = page.locator("main ol.om-rows > li").filter({ hasText: first }).first();
  await again.getByLabel("The same person", { exact: true }).check();
  await again.getByLabel("Why?").fill("The school knows the family.");
  await again.getByRole("button", { name: "Record it" }).click();
  await page.getByRole("heading", { name: "Judged" }).waitFor();
  await axe();

  await step.open(second);
  const main = await page.locator("main").textContent();
  check(main.includes("The same people") && main.includes(first), "the case shows the other contact about the child");
  await axe();
  await step.open(second, "/same");
  await page.getByRole("link", { name: "The same person" }).first().click();
  await page.getByRole("heading", { name: "Seen or done since" }).waitFor();
  await axe();
  await expecting(422, () => page.getByRole("button", { name: "Undo it" }).click());
  await page.getByLabel("Why is it undone?").fill("Two children of one name.");
  await page.getByRole("button", { name: "Undo it" }).click();
  await page.getByRole("heading", { name: "Seen or done while it stood" }).waitFor();
  await axe();
  await step.open(second, "/same");
  check((await page.locator("main").textContent()).includes("Undone"), "that it was judged and undone stays to be seen");

  await page.goto(`${base}/alerts`);
  check((await page.locator("main").textContent()).includes("Nothing waits for you"), "nobody's tray has anything that is not theirs");
  await axe();
}
