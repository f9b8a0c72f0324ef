import type { ChoiceResponse } from "./choice-response";

export type FormFields = Readonly<Record<string, string>> | FormData;

/** Shows the check to the buyer. Returns the token, null if the buyer closed it; rejects if it could not be loaded. */
export type SolveCheck = () => Promise<string | null>;

/** The bot check before holds: shows it, posts its token, and sends the refused requests again once it is passed. */
export class HoldCheck {
  #state: "idle" | "solving" | "posted" = "idle";
  #refused: (() => void)[] = [];

  constructor(
    private readonly solve: SolveCheck | null,
    private readonly submitForm: (fields: FormFields) => void,
    private readonly onProblem: (reason: "check_required" | "check_failed") => void,
  ) {}

  /** @param repeat sends the refused request again */
  start(repeat: () => void): void {
    this.#refused.push(repeat);
    if (this.#state === "idle") void this.#run();
  }

  /** @returns true if the response was the passed check's and is handled */
  onFormResponse(response: ChoiceResponse): boolean {
    if (this.#state !== "posted") return false;
    this.#state = "idle";
    const refused = this.#refused.splice(0);
    if (!response.ok) return false;
    for (const repeat of refused) repeat();
    return true;
  }

  async #run(): Promise<void> {
    this.#state = "solving";
    const solved = await this.#solved();
    if (typeof solved === "object") {
      this.#state = "posted";
      this.submitForm({ intent: "check", token: solved.token });
      return;
    }
    this.#state = "idle";
    this.#refused = [];
    this.onProblem(solved);
  }

  async #solved(): Promise<{ readonly token: string } | "check_required" | "check_failed"> {
    if (!this.solve) return "check_required";
    try {
      const token = await this.solve();
      return token === null ? "check_required" : { token };
    } catch {
      return "check_failed";
    }
  }
}
