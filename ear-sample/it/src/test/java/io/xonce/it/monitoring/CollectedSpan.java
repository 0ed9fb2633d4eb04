/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.monitoring;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A span as the collector of a server got it. */
record CollectedSpan(Span span) {

  String id() {
    return hex(span.getSpanId());
  }

  String trace() {
    return hex(span.getTraceId());
  }

  /** Empty if it has none. */
  String parent() {
    return hex(span.getParentSpanId());
  }

  /** Traces and spans that it links to. */
  List<String> links() {
    return span.getLinksList().stream()
        .map(link -> hex(link.getTraceId()) + "-" + hex(link.getSpanId()))
        .toList();
  }

  String name() {
    return span.getName();
  }

  boolean isOfAConsumer() {
    return span.getKind() == Span.SpanKind.SPAN_KIND_CONSUMER;
  }

  boolean isError() {
    return span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR;
  }

  /** Empty if it has none. */
  String attribute(String name) {
    return values(span.getAttributesList(), name);
  }

  /** The messages of the exceptions in it. */
  List<String> exceptions() {
    return span.getEventsList().stream()
        .map(event -> values(event.getAttributesList(), "exception.message"))
        .toList();
  }

  private static String values(List<KeyValue> attributes, String name) {
    return attributes.stream()
        .filter(attribute -> attribute.getKey().equals(name))
        .map(attribute -> text(attribute.getValue()))
        .collect(Collectors.joining());
  }

  private static String text(AnyValue value) {
    return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}
