using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>
/// TIMESTAMP: text in the forms of a cast, in the session's zone unless it names another, also with the letters GMT in it; an integer counts
/// seconds since 1970.
/// </summary>
internal sealed class TimestampBuilder(ZoneRules zone, TimeProvider time) : FixedBuilder<long>(SqlType.Timestamp)
{
    // Records near each other have times near each other, so the offset of the last one nearly always holds.
    private ZoneSpan span;
    private FixedTimestampReader fixedForm;

    public override int SetTexts(ref byte bytes, ReadOnlySpan<TextPlace> texts, int firstRow)
    {
        var at = SetFixedForms(ref bytes, texts, ValuesFrom(firstRow));
        SetNotNull(firstRow, at);
        return at == texts.Length ? 0 : base.SetTexts(ref bytes, texts[at..], firstRow + at);
    }

    public override bool TrySetText(ReadOnlySpan<byte> text, int row)
    {
        if (fixedForm.TryRead(text, out var wall))
        {
            if (!span.Contains(wall))
            {
                span = zone.SpanOfWall(wall);
            }

            Set(row, wall - span.Offset);
            return true;
        }

        if (!TimestampText.TryParse(text, zone, time, out var micros)
            && !TimestampText.TryParse(LegacyText.WithoutGmt(text), zone, time, out micros))
        {
            return false;
        }

        Set(row, micros);
        return true;
    }

    // How many texts have been read, up to one of another form.
    private int SetFixedForms(ref byte bytes, ReadOnlySpan<TextPlace> texts, Span<long> into)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            var text = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref bytes, texts[i].Start), texts[i].Length);
            if (!fixedForm.TryRead(text, out var wall))
            {
                return i;
            }

            if (!span.Contains(wall))
            {
                span = zone.SpanOfWall(wall);
            }

            into[i] = wall - span.Offset;
        }

        return texts.Length;
    }

    public override bool TrySetNumber(in NumberToken number, int row)
    {
        if (!number.IsInteger || !NumberText.TryParseLong(number.Text, out var seconds))
        {
            return false;
        }

        // Spark multiplies without a check.
        Set(row, unchecked(seconds * Calendar.MicrosPerSecond));
        return true;
    }
}
