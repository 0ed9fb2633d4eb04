/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.bench.measure.RowResult;
import io.xonce.bench.row.Rows;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

  private static final List<RowResult> RESULTS =
      List.of(RowResults.of(Rows.PLAIN, 500, 20.0), RowResults.of(Rows.SINGLE, 490, 18.0));

  @Test
  void json_holdsRowsAndGoals(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("bench.json");
    JsonReport.write(
        file,
        new BenchReport(
            Map.of("java", "17"),
            Map.of("fsync", "on"),
            RESULTS,
            List.of(),
            List.of(),
            Goal.of(RESULTS, List.of(), List.of())));

    try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
      JsonObject json = reader.readObject();
      JsonObject row = json.getJsonArray("rows").getJsonObject(1);
      assertThat(row.getString("name")).isEqualTo(Rows.SINGLE);
      assertThat(row.getString("transport")).isEqualTo("in-vm");
      assertThat(row.getJsonObject("perSecond").getJsonNumber("median").doubleValue())
          .isEqualTo(490);
      assertThat(json.getJsonObject("timesPlain").getJsonNumber(Rows.SINGLE).doubleValue())
          .isEqualTo(0.98);
      assertThat(json.getJsonArray("goals")).hasSize(3);
    }
  }

  @Test
  void plot_hasABarForEachRow_andEscapesTitles() {
    String svg = ThroughputChart.draw(RESULTS);

    assertThat(svg).contains("@Idempotent").contains(">500<").contains(">490<").contains(">in-vm<");
    assertThat(svg.split("<rect ", -1)).hasSize(2 + RESULTS.size());
  }

  @Test
  void plot_leavesOutWhatHasNoMessages() {
    List<RowResult> withBound = new ArrayList<>(RESULTS);
    withBound.add(RowResults.of(Rows.BOUND, 9_000, null));

    assertThat(ThroughputChart.draw(withBound)).isEqualTo(ThroughputChart.draw(RESULTS));
  }
}
