package io.memecast.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.memecast.macro.CaptionStyle;
import io.memecast.macro.ImageMacro;
import io.memecast.macro.MacroDecoder;
import io.memecast.macro.QuerySyntax;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EtagTest {
  private static String tag(String query) {
    return Etag.of(macro(query), "digest", "version");
  }

  private static ImageMacro macro(String query) {
    return MacroDecoder.decode(QuerySyntax.parse(query)).withDefaults(CaptionStyle.UNSET);
  }

  @Test
  void tag_isShortAndFitForAHeader() {
    assertThat(tag("template=x&top_text=%00%0a%F0%9F%98%80")).matches("[A-Za-z0-9_-]{43}");
  }

  @Test
  void tag_sameMeaning_isTheSame() {
    String tag = tag("template=x&top_text=%C3%A9&bottom_text=b&width=64&top_size=12");

    for (String spelling : List.of(
        "bottom_text=b&WIDTH=064&top_text=e%CC%81&template=x&top_size=12.0",
        "template=x&width=64&top_text=%c3%a9&bottom_text=b&color=white&top_size=1.2e1",
        "template=x&width=64&captions[0][text]=b&captions[0][valign]=bottom"
            + "&captions[1][text]=%C3%A9&captions[1][valign]=top&captions[1][size]=12&captions[1][font]=IMPACT",
        "template=x&width=64&top_text=%C3%A9&top_size=12&bottom_text=b&outline=%23000&middle_text=&middle_size=3")) {
      assertThat(tag(spelling)).as(spelling).isEqualTo(tag);
    }
  }

  @Test
  void tag_otherMeaning_isAnother() {
    Set<String> tags = new HashSet<>();
    List<String> queries = List.of(
        "template=x",
        "template=y",
        "template=x&width=1",
        "template=x&height=1",
        "template=x&width=1&height=1",
        "template=x&top_text=a",
        "template=x&middle_text=a",
        "template=x&top_text=A",
        "template=x&top_text=a&bottom_text=a",
        "template=x&top_text=aa",
        "template=x&top_text=a&top_align=left",
        "template=x&top_text=a&font=F",
        "template=x&top_text=a&color=red",
        "template=x&top_text=a&outline=red",
        "template=x&top_text=a&outline=none",
        "template=x&top_text=a&outline=auto",
        "template=x&top_text=a&size=1",
        "template=x&top_text=a&size=1.5",
        "template=x&top_text=a&size=fit",
        "template=x&top_text=a&size=shrink",
        "template=x&top_text=a&outline_width=0.1",
        "template=x&top_text=a&direction=rtl",
        "template=x&top_text=a&direction=ltr",
        "template=x&top_text=a&case=upper",
        "template=x&top_text=a&case=lower",
        "template=x&top_text=a&letter_spacing=0.1");
    queries.forEach(query -> tags.add(tag(query)));

    assertThat(tags).hasSize(queries.size());
  }

  @Test
  void tag_dependsOnTemplateAndRenderer_unambiguously() {
    ImageMacro macro = macro("template=x");

    assertThat(Set.of(
            Etag.of(macro, "d", "v"),
            Etag.of(macro, "e", "v"),
            Etag.of(macro, "d", "w"),
            Etag.of(macro, "dv", ""),
            Etag.of(macro, "", "vd")))
        .hasSize(5);
  }

  @Test
  void tag_ofAnIncompleteMacro_differsFromTheCompleteOne() {
    ImageMacro bare = MacroDecoder.decode(QuerySyntax.parse("template=x&top_text=a"));

    assertThat(Etag.of(bare, "d", "v"))
        .isNotEqualTo(Etag.of(bare.withDefaults(CaptionStyle.UNSET), "d", "v"));
  }
}
