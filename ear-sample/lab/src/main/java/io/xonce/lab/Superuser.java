/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

/** The account a new database server is given. */
record Superuser(String name, String password) {}
