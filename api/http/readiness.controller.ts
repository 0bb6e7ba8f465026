import { Controller, Get } from "@nestjs/common";
import { DataSource } from "typeorm";
import { Refusal } from "#shared/contract/problems";
import { ColumnsService } from "../facts/columns-service.js";
import { DATABASE_AWAY } from "../failures.js";

/** A probe wants its answer soon; a database that is at hand says so within milliseconds. */
const LONGEST_MILLISECONDS = 1500;

/** Tells who watches the server whether it runs, and whether it can answer. */
@Controller("api")
export class ReadinessController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly columns: ColumnsService,
  ) {}

  @Get("health")
  health(): { status: "ok" } {
    return { status: "ok" };
  }

  @Get("ready")
  async ready(): Promise<{ status: "ready" }> {
    if (!this.columns.isAnswering())
      throw new Refusal("unavailable", "The figures are being loaded: ask again in a moment.");
    if (!(await this.isDatabaseAtHand())) throw new Refusal("unavailable", DATABASE_AWAY);
    return { status: "ready" };
  }

  /** A database that is frozen answers nothing at all, and would keep the probe waiting as long. */
  private async isDatabaseAtHand(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), LONGEST_MILLISECONDS);
    });
    const answered = this.dataSource.query("SELECT 1").then(
      () => true,
      () => false,
    );
    const isAtHand = await Promise.race([answered, late]);
    clearTimeout(timer);
    return isAtHand;
  }
}
