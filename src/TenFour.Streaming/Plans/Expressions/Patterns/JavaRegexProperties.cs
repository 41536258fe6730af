using System.Collections.Concurrent;
using System.Globalization;

namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <summary>The sets behind <c>\p{...}</c> in Java: general categories, POSIX classes, <c>java</c> methods, some scripts, blocks and properties.</summary>
internal static class JavaRegexProperties
{
    private static readonly ConcurrentDictionary<string, CodePointSet?> Known = new();

    private static readonly Dictionary<string, UnicodeCategory[]> Categories = new(StringComparer.Ordinal)
    {
        ["Lu"] = [UnicodeCategory.UppercaseLetter], ["Ll"] = [UnicodeCategory.LowercaseLetter], ["Lt"] = [UnicodeCategory.TitlecaseLetter],
        ["Lm"] = [UnicodeCategory.ModifierLetter], ["Lo"] = [UnicodeCategory.OtherLetter], ["Mn"] = [UnicodeCategory.NonSpacingMark],
        ["Mc"] = [UnicodeCategory.SpacingCombiningMark], ["Me"] = [UnicodeCategory.EnclosingMark],
        ["Nd"] = [UnicodeCategory.DecimalDigitNumber], ["Nl"] = [UnicodeCategory.LetterNumber], ["No"] = [UnicodeCategory.OtherNumber],
        ["Zs"] = [UnicodeCategory.SpaceSeparator], ["Zl"] = [UnicodeCategory.LineSeparator], ["Zp"] = [UnicodeCategory.ParagraphSeparator],
        ["Cc"] = [UnicodeCategory.Control], ["Cf"] = [UnicodeCategory.Format], ["Cs"] = [UnicodeCategory.Surrogate],
        ["Co"] = [UnicodeCategory.PrivateUse], ["Cn"] = [UnicodeCategory.OtherNotAssigned], ["Pc"] = [UnicodeCategory.ConnectorPunctuation],
        ["Pd"] = [UnicodeCategory.DashPunctuation], ["Ps"] = [UnicodeCategory.OpenPunctuation], ["Pe"] = [UnicodeCategory.ClosePunctuation],
        ["Pi"] = [UnicodeCategory.InitialQuotePunctuation], ["Pf"] = [UnicodeCategory.FinalQuotePunctuation],
        ["Po"] = [UnicodeCategory.OtherPunctuation], ["Sm"] = [UnicodeCategory.MathSymbol], ["Sc"] = [UnicodeCategory.CurrencySymbol],
        ["Sk"] = [UnicodeCategory.ModifierSymbol], ["So"] = [UnicodeCategory.OtherSymbol],
    };

    /// <summary>POSIX classes, blocks (<c>In</c>) and scripts (<c>Is</c>), the last as far as letters of common text need them.</summary>
    private static readonly Dictionary<string, string> Characters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Lower"] = "a-z", ["Upper"] = "A-Z", ["Alpha"] = "a-zA-Z", ["Digit"] = "0-9", ["Alnum"] = "a-zA-Z0-9", ["XDigit"] = "0-9a-fA-F",
        ["Punct"] = "!-/:-@[-`{-~", ["Graph"] = "!-~", ["Print"] = " -~", ["Blank"] = " \t", ["Cntrl"] = "\0-\u001F\u007F",
        ["Space"] = " \t-\r", ["ASCII"] = "\0-\u007F", ["L1"] = "\0-ÿ",
        ["InBasicLatin"] = "\0-\u007F", ["InLatin1Supplement"] = "\u0080-ÿ", ["InLatinExtendedA"] = "Ā-ſ", ["InLatinExtendedB"] = "ƀ-ɏ",
        ["InGreek"] = "Ͱ-Ͽ", ["InCyrillic"] = "Ѐ-ӿ", ["InHebrew"] = "\u0590-\u05FF", ["InArabic"] = "\u0600-\u06FF", ["InHiragana"] = "\u3040-ゟ",
        ["InKatakana"] = "゠-ヿ", ["InCJKUnifiedIdeographs"] = "一-鿿", ["InGeneralPunctuation"] = "\u2000-\u206F",
        ["IsLatin"] = "A-Za-zªºÀ-ÖØ-öø-ʸˠ-ˤᴀ-ᴥᴬ-ᵜᵢ-ᵥᵫ-ᵷᵹ-ᶾḀ-ỿⁱⁿₐ-ₜKÅℲⅎⅠ-ↈⱠ-ⱿꜢ-ꞇꞋ-ꟊꟲ-ꟿꬰ-ꭚꭜ-ꭤﬀ-ﬆＡ-Ｚａ-ｚ",
        ["IsGreek"] = "Ͱ-ͳ͵-ͷͺ-ͽͿ΄ΆΈ-ΊΌΎ-ΡΣ-ϡϰ-Ͽᴦ-ᴪᵝ-ᵡᵦ-ᵪᶿἀ-ἕἘ-Ἕἠ-ὅὈ-Ὅὐ-ὗὙὛὝὟ-ώᾀ-ᾴᾶ-ῄῆ-ΐῖ-Ίῠ-`ῲ-ῴῶ-῾Ω",
        ["IsCyrillic"] = "Ѐ-҄҇-ԯᲀ-ᲈᴫᵸⷠ-ⷿꙀ-ꚟ︮︯",
        ["IsHan"] = "⺀-⺙⺛-⻳⼀-⿕々〇〡-〩〸-〻㐀-䶿一-鿿豈-舘並-龎𠀀-𪛟𪜀-𫜸𫝀-𫠝𫠠-𬺡𬺰-𮯠丽-𪘀𰀀-𱍊",
        ["IsHiragana"] = "ぁ-ゖゝ-ゟ", ["IsKatakana"] = "ァ-ヺヽ-ヿㇰ-ㇿ㋐-㋾㌀-㍗ｦ-ｯｱ-ﾝ", ["IsHebrew"] = "\u0591-\u05C7א-תׯ-״יִ-ﬆ",
    };

    /// <summary>The set of a name, or null where Java has none of that name or this translation does not know it.</summary>
    public static CodePointSet? Find(string name) => Known.GetOrAdd(name, Make);

    /// <summary>The letters, digits and marks that <c>\w</c> and <c>\b</c> mean with <c>(?U)</c> or without.</summary>
    public static CodePointSet Word(bool unicode) => Known.GetOrAdd(
        unicode ? "\\w U" : "\\w",
        _ => unicode ? Category("L", "M", "Nd", "Nl", "Pc") : CodePointSet.Parse("a-zA-Z_0-9"))!;

    /// <summary>What Java 17 takes for part of a word at a boundary.</summary>
    public static CodePointSet BoundaryWord() => Known.GetOrAdd("\\b", _ => Category("L", "Nd").Union(CodePointSet.Of('_')))!;

    private static CodePointSet Category(params string[] names) =>
        names.Aggregate(CodePointSet.Empty, (set, name) => set.Union(Find(name)!));

    private static CodePointSet? Make(string name)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            return name[..equals] switch
            {
                "gc" or "general_category" => OfCategory(name[(equals + 1)..]),
                "sc" or "script" => OfCharacters("Is" + name[(equals + 1)..]),
                "blk" or "block" => OfCharacters("In" + name[(equals + 1)..]),
                _ => null,
            };
        }

        return name switch
        {
            "LC" => Category("Lu", "Ll", "Lt"),
            "LD" => Category("L", "Nd"),
            "all" or "IsAssigned" => name == "all" ? CodePointSet.Any : Category("Cn").Complement(),
            "javaLowerCase" or "IsLowercase" => Category("Ll").Union(CodePointSet.Parse("ªºʰ-ʸˀˁˠ-ˤͅͺⁱⁿⅰ-ⅿⓐ-ⓩ")),
            "javaUpperCase" or "IsUppercase" => Category("Lu").Union(CodePointSet.Parse("Ⅰ-ⅯⒶ-Ⓩ")),
            "javaTitleCase" or "IsTitlecase" => Category("Lt"),
            "javaDigit" or "IsDigit" => Category("Nd"),
            "javaLetter" or "IsLetter" => Category("L"),
            "javaLetterOrDigit" => Category("L", "Nd"),
            "javaAlphabetic" or "IsAlphabetic" => Category("L", "Nl", "Mn", "Mc"),
            "javaWhitespace" => Category("Z").Intersect(CodePointSet.Parse("\u00A0\u2007\u202F").Complement()).Union(CodePointSet.Parse("\t-\r\u001C-\u001F")),
            "javaSpaceChar" => Category("Z"),
            "javaISOControl" or "IsControl" => Category("Cc"),
            "IsWhite_Space" or "IsWhiteSpace" => Category("Z").Union(CodePointSet.Parse("\t-\r\u0085")),
            "IsPunctuation" => Category("P"),
            _ => OfCharacters(name) ?? OfCategory(name) ?? (name.StartsWith("Is", StringComparison.Ordinal) ? OfCategory(name[2..]) : null),
        };
    }

    // Java takes block and script names in any case, POSIX names and categories only as they are.
    private static CodePointSet? OfCharacters(string name)
    {
        var key = name.StartsWith("In", StringComparison.Ordinal) ? new string([.. name.Where(char.IsLetterOrDigit)]) : name;
        var isPrefixed = name.StartsWith("In", StringComparison.Ordinal) || name.StartsWith("Is", StringComparison.Ordinal);
        return Characters.TryGetValue(key, out var characters) && (isPrefixed || Characters.Keys.Contains(name, StringComparer.Ordinal))
            ? CodePointSet.Parse(characters)
            : null;
    }

    private static CodePointSet? OfCategory(string name)
    {
        if (Categories.TryGetValue(name, out var one))
        {
            return CodePointSet.OfCategories(one);
        }

        var group = name.Length == 1 ? Categories.Where(c => c.Key[0] == name[0]).SelectMany(c => c.Value).ToArray() : [];
        return group.Length == 0 ? null : CodePointSet.OfCategories(group);
    }
}
