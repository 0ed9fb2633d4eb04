/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Middle and spread of a few values. */
public record Statistics(double median, double lowest, double highest) {

  public static <T> Statistics of(List<T> items, ToDoubleFunction<T> value) {
    double[] sorted = items.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Statistics(median, sorted[0], sorted[sorted.length - 1]);
  }
}
