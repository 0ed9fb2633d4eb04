/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.log;

/** Numbers of things in a text: one is not many. */
public final class Count {

  private Count() {}

  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  public static String of(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
