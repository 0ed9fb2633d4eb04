/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.report;

import io.xonce.bench.measure.RowResult;
import io.xonce.bench.measure.Statistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The speed of the rows as bars, in SVG; without messages it would be off the scale. */
public final class ThroughputChart {

  private static final int BAR = 22;
  private static final int STEP = 30;
  private static final int LEFT = 370;

  /** Of the transport, between title and bar. */
  private static final int COLUMN = 44;

  private static final int WIDTH = 460;
  private static final int RIGHT = 90;
  private static final int TOP = 44;

  private final double scale;
  private final StringBuilder svg = new StringBuilder();

  private ThroughputChart(List<RowResult> results) {
    double highest = results.stream().mapToDouble(r -> r.perSecond().highest()).max().orElse(1);
    this.scale = WIDTH / highest;
  }

  public static void write(Path file, List<RowResult> results) {
    try {
      Files.writeString(file, draw(results));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String draw(List<RowResult> results) {
    List<RowResult> bars =
        results.stream().filter(result -> result.row().host().receives()).toList();
    return new ThroughputChart(bars).drawAll(bars);
  }

  private String drawAll(List<RowResult> results) {
    int height = TOP + STEP * results.size() + 10;
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"13\">",
        LEFT + WIDTH + RIGHT, height);
    add("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>");
    add("<text x=\"%d\" y=\"18\">Messages a second; dark: exactly once</text>", LEFT);
    add(
        "<text x=\"%d\" y=\"34\" font-size=\"11\">median of the rounds, line from the lowest to the"
            + " highest; grey: transport of the messages</text>",
        LEFT);
    for (int i = 0; i < results.size(); i++) {
      bar(results.get(i), TOP + i * STEP);
    }
    add("</svg>");
    return svg.toString();
  }

  private void bar(RowResult result, int y) {
    Statistics speed = result.perSecond();
    double end = LEFT + speed.median() * scale;
    double high = LEFT + speed.highest() * scale;
    int middle = y + BAR / 2;
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        LEFT - 8 - COLUMN, middle + 4, escape(result.row().title()));
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#777\">%s</text>",
        LEFT - 8, middle + 4, result.row().host().transport());
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
        LEFT, y, end - LEFT, BAR, result.row().exact() ? "#1f5fa8" : "#b9c6d6");
    add(
        "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"black\"/>",
        LEFT + speed.lowest() * scale, middle, high, middle);
    add("<text x=\"%.1f\" y=\"%d\">%,.0f</text>", high + 6, middle + 4, speed.median());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private void add(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
