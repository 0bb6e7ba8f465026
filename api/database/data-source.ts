import type { DataSourceOptions } from "typeorm";
import { migrations } from "#migrations/index";

/** TypeORM's options for an address; the schema comes from the migrations alone. */
export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: "postgres",
    url,
    migrations,
    migrationsTableName: "migration",
    synchronize: false,
    migrationsRun: false,
    logging: false,
  };
}
