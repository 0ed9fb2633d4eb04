/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

/** What makes two messages the same to a consumer. The same key of another consumer is another. */
public record Key(String consumer, String text) {
  @Override
  public String toString() {
    return consumer + "/" + text;
  }
}
