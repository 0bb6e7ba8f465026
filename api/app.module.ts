import { Module, type DynamicModule } from "@nestjs/common";
import { TypeOrmModule } from "@nestjs/typeorm";
import { EpisodesController } from "./episodes/episodes.controller.js";
import { NotesController } from "./notes/notes.controller.js";
import { NotesService } from "./notes/notes.service.js";
import { ColumnsService } from "./facts/columns-service.js";
import { ReadinessController } from "./http/readiness.controller.js";
import { InstrumentsController } from "./instruments/instruments.controller.js";
import { InstrumentsService } from "./instruments/instruments.service.js";
import { MeasuresController } from "./measures/measures.controller.js";
import { MeasuresService } from "./measures/measures.service.js";

/** The application over one database and the service that owns its columns. */
@Module({})
export class AppModule {
  static over(appUrl: string, columns: ColumnsService): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({
          type: "postgres",
          url: appUrl,
          entities: [],
          retryAttempts: 0,
          extra: {
            max: 8,
            options: "-c role=iop_app",
            connectionTimeoutMillis: 2000,
            statement_timeout: 60_000,
          },
        }),
      ],
      controllers: [
        ReadinessController,
        MeasuresController,
        InstrumentsController,
        EpisodesController,
        NotesController,
      ],
      providers: [
        MeasuresService,
        InstrumentsService,
        NotesService,
        { provide: ColumnsService, useValue: columns },
      ],
    };
  }
}
