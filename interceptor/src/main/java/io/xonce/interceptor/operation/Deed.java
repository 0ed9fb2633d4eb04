/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

/**
 * What came of an action.
 *
 * @param done whether it was done
 * @param result what came of it, for people
 */
record Deed(boolean done, String result) {}
