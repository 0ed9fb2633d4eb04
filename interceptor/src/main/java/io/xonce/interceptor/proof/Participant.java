/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import io.xonce.interceptor.server.RunningTransaction;
import java.util.List;

/**
 * A resource that takes part in a transaction.
 *
 * @param name by which the server knows it
 * @param tellsWhatItSends whether it is of the resource adapter of Xonce, which can be asked
 */
public record Participant(String name, boolean tellsWhatItSends) {

  private static final String ADAPTER = "io.xonce.ra.";

  /** Those of a transaction, as things stand. */
  public static List<Participant> of(RunningTransaction transaction) {
    try {
      return transaction.resources().stream()
          .map(
              resource ->
                  new Participant(
                      nameOf(Branch.of(resource, List.of())),
                      ResourceManager.innermost(resource).getClass().getName().startsWith(ADAPTER)))
          .toList();
    } catch (ReflectiveOperationException e) {
      return List.of();
    }
  }

  private static String nameOf(Branch branch) {
    return branch.name().isEmpty() ? branch.toString() : branch.name();
  }
}
