/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

/** Whether a consumer acts on what it finds. */
public enum Mode {
  ENFORCE,
  /** The bean is always called; what would have happened is reported. */
  OBSERVE
}
