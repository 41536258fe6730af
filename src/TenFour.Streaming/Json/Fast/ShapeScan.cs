using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TenFour.Streaming.Json.Fast;

/// <summary>Checks a record against a shape, and finds its pieces.</summary>
internal static class ShapeScan<TScan>
    where TScan : struct, IVectorScan
{
    /// <summary>The bytes of the first line, with its newline; 0 where it is of another shape or too near the end of what can be read.</summary>
    /// <param name="starts">Is told where each piece starts.</param>
    public static int Measure(in TScan scan, RecordShape shape, ReadOnlySpan<byte> lines, Span<int> starts)
    {
        if (lines.Length < shape.ReachBytes || starts.Length <= shape.OpenValues)
        {
            return 0;
        }

        starts[0] = 0;
        return Follow(
            scan, shape, lines, ref MemoryMarshal.GetReference(starts), ref MemoryMarshal.GetArrayDataReference(shape.Steps), ref MemoryMarshal.GetReference(lines), 0);
    }

    /// <summary>
    /// From a step on. The loop calls nothing, so that all it works with is in registers, and decides once at the end. What is seldom there goes on in
    /// a method of its own, which comes back here.
    /// </summary>
    private static int Follow(in TScan given, RecordShape shape, ReadOnlySpan<byte> lines, ref int start, ref ShapeStep step, ref byte there, ulong wrong)
    {
        var scan = given;
        ref var end = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(shape.Steps), shape.Steps.Length);
        for (; Unsafe.IsAddressLessThan(ref step, ref end); step = ref Unsafe.Add(ref step, 1))
        {
            wrong |= step.Fixed & ~TScan.Equal64(ref there, ref step.Expected[0], step.Fixed);
            if (step.Values != 0)
            {
                wrong |= step.Values & scan.Specials64(ref there);
            }

            there = ref Unsafe.Add(ref there, step.Length);
            if (step.UsualLength < 0)
            {
                if (step.UsualLength == ShapeStep.NothingOpen)
                {
                    continue;
                }

                return PassOther(given, shape, lines, ref start, ref step, ref there, wrong);
            }

            // Whether it is a quote that ends the string, the next piece tells, since it starts with one.
            var specials = scan.Specials(ref there);
            var usual = 1UL << step.UsualLength;
            if ((specials & (usual ^ (usual - 1))) == usual)
            {
                // As far as the processor knows, the next piece does not have to wait for what this string looks like.
                there = ref Unsafe.Add(ref there, step.UsualLength);
            }
            else if (specials != 0)
            {
                there = ref Unsafe.Add(ref there, BitOperations.TrailingZeroCount(specials));
            }
            else
            {
                return PassLong(given, shape, lines, ref start, ref step, ref there, wrong);
            }

            start = ref Unsafe.Add(ref start, 1);
            start = LengthTo(lines, ref there);
        }

        return wrong == 0 ? LengthTo(lines, ref there) : 0;
    }

    // A value that is no string.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PassOther(in TScan scan, RecordShape shape, ReadOnlySpan<byte> lines, ref int start, ref ShapeStep step, ref byte there, ulong wrong)
    {
        var at = LengthTo(lines, ref there);
        var length = PlainValue.Measure(lines[at..], out _);
        return length == 0 ? 0 : Next(scan, shape, lines, at + length, ref start, ref step, wrong);
    }

    // A string that does not end within what has been looked at.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int PassLong(in TScan scan, RecordShape shape, ReadOnlySpan<byte> lines, ref int start, ref ShapeStep step, ref byte there, ulong wrong)
    {
        var at = FindSpecial(scan, lines, LengthTo(lines, ref there) + TScan.Width);
        return at + shape.ReachBytes > lines.Length ? 0 : Next(scan, shape, lines, at, ref start, ref step, wrong);
    }

    private static int Next(in TScan scan, RecordShape shape, ReadOnlySpan<byte> lines, int at, ref int start, ref ShapeStep step, ulong wrong)
    {
        start = ref Unsafe.Add(ref start, 1);
        start = at;
        return Follow(scan, shape, lines, ref start, ref Unsafe.Add(ref step, 1), ref Unsafe.Add(ref MemoryMarshal.GetReference(lines), at), wrong);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthTo(ReadOnlySpan<byte> lines, ref byte there) => (int)Unsafe.ByteOffset(ref MemoryMarshal.GetReference(lines), ref there);

    // The end of what is shown where there is none.
    private static int FindSpecial(in TScan scan, ReadOnlySpan<byte> lines, int at)
    {
        ref var start = ref MemoryMarshal.GetReference(lines);
        for (; at + TScan.Width <= lines.Length; at += TScan.Width)
        {
            if (scan.Specials(ref Unsafe.Add(ref start, at)) is var specials and not 0)
            {
                return at + BitOperations.TrailingZeroCount(specials);
            }
        }

        return lines.Length;
    }
}
