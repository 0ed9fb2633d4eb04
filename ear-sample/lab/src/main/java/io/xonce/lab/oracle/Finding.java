/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

/**
 * Something that is wrong.
 *
 * @param subject the key, sending or entity that it is wrong with
 * @param evidence what was seen
 */
public record Finding(Violation violation, String subject, String evidence) {
  @Override
  public String toString() {
    return violation + " " + subject + ": " + violation.meaning() + "; " + evidence;
  }
}
