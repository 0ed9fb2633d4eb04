/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

/**
 * What one run of the handler writes on the state that it changes and on the message that it sends.
 * The two of one run are equal, those of two runs never.
 *
 * @param sent the sending at which it ran
 * @param attempt of this run alone
 * @param payload as the handler read it
 * @param entity what it changed
 * @param version of the entity after the change; the first is 1
 * @param amount by which the entity's balance has grown
 */
public record Stamp(
    Key key,
    String sent,
    String attempt,
    String payload,
    String entity,
    long version,
    long amount) {}
