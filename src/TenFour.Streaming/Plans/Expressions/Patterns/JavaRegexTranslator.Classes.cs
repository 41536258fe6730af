namespace TenFour.Streaming.Plans.Expressions.Patterns;

/// <content>Classes in brackets: unions, ranges, classes within, and intersections by <c>&amp;&amp;</c>.</content>
internal sealed partial class JavaRegexTranslator
{
    /// <summary>The class whose opening bracket has been read.</summary>
    private CodePointSet CharacterClass()
    {
        Deepen();
        var negated = !AtEnd && pattern[at] == '^';
        at += negated ? 1 : 0;
        CodePointSet? intersected = null;
        var (union, isFirst) = (CodePointSet.Empty, true);
        while (true)
        {
            if (AtEnd)
            {
                throw Error("Unclosed character class");
            }

            if (Has(Flags.Comments) && SkipComment())
            {
                continue;
            }

            if (pattern[at] == ']' && !isFirst)
            {
                at++;
                break;
            }

            if (pattern.AsSpan(at).StartsWith("&&") && !isFirst)
            {
                at += 2;
                intersected = Intersected(intersected, union);
                union = CodePointSet.Empty;
                continue;
            }

            isFirst = false;
            union = union.Union(ClassItem());
        }

        depth--;
        var set = Intersected(intersected, union);
        return negated ? set.Complement() : set;
    }

    // An empty side of && says nothing.
    private static CodePointSet Intersected(CodePointSet? before, CodePointSet set) =>
        before is null ? set : ReferenceEquals(set, CodePointSet.Empty) ? before : before.Intersect(set);

    private CodePointSet ClassItem()
    {
        if (pattern[at] == '[')
        {
            at++;
            return CharacterClass();
        }

        var first = ClassSet();
        if (first.Single < 0 || at + 1 >= pattern.Length || pattern[at] != '-' || pattern[at + 1] is ']' or '[')
        {
            return Folded(first);
        }

        at++;
        var last = ClassSet();
        return last.Single >= first.Single
            ? Folded(CodePointSet.Range(first.Single, last.Single))
            : throw Error("Illegal character range");
    }

    private CodePointSet ClassSet()
    {
        if (pattern[at] != '\\')
        {
            return CodePointSet.Of(NextCodePoint());
        }

        at++;
        if (AtEnd)
        {
            throw Error("Unclosed character class");
        }

        if (pattern[at] != 'Q')
        {
            return EscapedSet();
        }

        var end = pattern.IndexOf(@"\E", ++at, StringComparison.Ordinal);
        var (stop, set) = (end < 0 ? pattern.Length : end, CodePointSet.Empty);
        while (at < stop)
        {
            set = set.Union(CodePointSet.Of(NextCodePoint()));
        }

        at = end < 0 ? stop : stop + 2;
        return set;
    }
}
