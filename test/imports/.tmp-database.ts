import { createRequire } from "node:module";
const pg = createRequire("/work/main/package.json")("pg");
import { migrations } from "#migrations/index";
let n = 0;
export async function cloneDatabase() {
  const name = `t${process.pid}_${n++}`;
  const root = "postgres://postgres@127.0.0.1:55471/";
  const a = new pg.Client(root + "postgres");
  await a.connect();
  await a.query(`CREATE DATABASE ${name}`);
  await a.end();
  const c = new pg.Client(root + name);
  await c.connect();
  for (const M of migrations) await new (M as any)().up({ query: (s: string) => c.query(s) });
  await c.end();
  return {
    ownerUrl: root + name,
    appUrl: root + name + "?options=-c%20role%3Diop_app",
    drop: async () => {
      const a = new pg.Client(root + "postgres");
      await a.connect();
      await a.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await a.end();
    },
  };
}
