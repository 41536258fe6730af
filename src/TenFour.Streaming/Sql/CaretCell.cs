using System.Globalization;
using System.Text;

namespace TenFour.Streaming.Sql;

/// <summary>A character as a person sees it, perhaps of several code points, and the columns that a terminal gives to it.</summary>
internal readonly record struct CaretCell(string Text, int Width)
{
    private const char EmojiPresentation = '\uFE0F';

    private static readonly CaretCell Tab = new("    ", 4);
    private static readonly CaretCell Unprintable = new("?", 1);

    public static List<CaretCell> Split(string text)
    {
        var cells = new List<CaretCell>();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            cells.Add(Of(elements.GetTextElement()));
        }

        return cells;
    }

    private static CaretCell Of(string character)
    {
        if (character == "\t")
        {
            return Tab;
        }

        var first = character.EnumerateRunes().First();
        return Rune.IsControl(first) || first.Value == '\uFEFF' || first == Rune.ReplacementChar
            ? Unprintable
            : new(character, character.Contains(EmojiPresentation, StringComparison.Ordinal) ? 2 : CharacterWidth.Of(first));
    }
}
