/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

/** What is in the end of something that handlers changed: from version 0 and balance 0 on. */
public record Entity(String name, long version, long balance) {}
