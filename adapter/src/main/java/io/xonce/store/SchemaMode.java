/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

/** What opening a store does about its tables. */
public enum SchemaMode {
  /** Only look; refuse to open when something is missing. For production. */
  VALIDATE,
  /** Look, and create what is missing. For development and tests; needs the right to create. */
  CREATE
}
