/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.versions;

/** What came of a cell, in words. */
record Result(boolean passed, String words) {}
