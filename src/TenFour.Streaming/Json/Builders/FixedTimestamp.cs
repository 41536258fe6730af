using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Json.Builders;

/// <summary>Timestamps of the one form that feeds write: <c>2018-12-31T23:57:00.000</c>, or with a space, or without the fraction.</summary>
internal static class FixedTimestamp
{
    private const int SecondsLength = 19;
    private const int MillisLength = 23;

    // Eight bytes, low first, of which two make a number of two digits; the others are checked apart.
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>Wall-clock microseconds; false for any other form and for what is no date and time.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long wallMicros)
    {
        wallMicros = 0;
        if (text.Length is not (MillisLength or SecondsLength))
        {
            return false;
        }

        // yyyy-MM- dd?HH:mm :ss: three overlapping words.
        ref var start = ref MemoryMarshal.GetReference(text);
        var first = Unsafe.ReadUnaligned<ulong>(ref start) ^ Zeros;
        var second = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, 8)) ^ Zeros;
        var third = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, SecondsLength - 8)) ^ Zeros;
        var separator = text[10];
        var bad = NotDigits(first & 0x00FFFF00FFFFFFFF)
            | NotDigits(second & 0xFFFF00FFFF00FFFF)
            | NotDigits(third & 0xFFFF00FFFF00FFFF)
            | ((first & 0xFF0000FF00000000) ^ Place('-', 7) ^ Place('-', 4))
            | ((second & 0x0000FF0000000000) ^ Place(':', 5))
            | ((third & 0x0000FF0000000000) ^ Place(':', 5))
            | (separator is (byte)'T' or (byte)' ' ? 0UL : 1);
        if (!BitConverter.IsLittleEndian || bad != 0)
        {
            return false;
        }

        var year = (Two(first, 0) * 100) + Two(first, 2);
        var month = Two(first, 5);
        var day = Two(second, 0);
        var hour = Two(second, 3);
        var minute = Two(second, 6);
        var seconds = Two(third, 6);
        return TryFraction(text, out var micros)
            && hour < 24
            && minute < 60
            && seconds < 60
            && TryDays(year, month, day, out var days)
            && Combine(days, (hour * 3600) + (minute * 60) + seconds, micros, out wallMicros);
    }

    private static bool Combine(int days, int seconds, int micros, out long wallMicros)
    {
        wallMicros = (((days * 86_400L) + seconds) * Calendar.MicrosPerSecond) + micros;
        return true;
    }

    private static bool TryFraction(ReadOnlySpan<byte> text, out int micros)
    {
        micros = 0;
        if (text.Length == SecondsLength)
        {
            return true;
        }

        var (a, b, c) = (text[20] - '0', text[21] - '0', text[22] - '0');
        micros = ((a * 100) + (b * 10) + c) * 1000;
        return text[19] == '.' && (uint)a < 10 && (uint)b < 10 && (uint)c < 10;
    }

    private static bool TryDays(int year, int month, int day, out int days)
    {
        days = 0;
        if ((uint)(month - 1) >= 12 || day == 0 || day > Calendar.DaysInMonth(year, month))
        {
            return false;
        }

        days = (int)Calendar.DaysOf(year, month, day);
        return true;
    }

    // Non-zero where a byte, exclusive-ored with '0', is no digit.
    private static ulong NotDigits(ulong word) => ((word + 0x0606060606060606) | word) & 0xF0F0F0F0F0F0F0F0;

    private static ulong Place(char separator, int index) => (ulong)(separator ^ '0') << (index * 8);

    private static int Two(ulong word, int index) => (int)(((word >> (index * 8)) & 0xFF) * 10 + ((word >> ((index * 8) + 8)) & 0xFF));
}
