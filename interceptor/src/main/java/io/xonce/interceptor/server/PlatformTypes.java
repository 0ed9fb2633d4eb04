/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import java.util.List;

/**
 * The classes that come with Java and Jakarta EE: they have no state but what they are known for.
 */
public final class PlatformTypes {

  private static final List<String> PACKAGES =
      List.of("java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.");

  private PlatformTypes() {}

  /** Whether it is one of them. */
  public static boolean contains(Class<?> type) {
    return PACKAGES.stream().anyMatch(type.getName()::startsWith);
  }
}
