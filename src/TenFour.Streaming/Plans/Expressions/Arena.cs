using System.Numerics;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>
/// Lends arrays and takes all of them back at once, so that evaluating batch after batch of about the same size allocates nothing. Sizes that
/// nobody asks for any more are given up. For one thread.
/// </summary>
internal sealed class Arena
{
    private static int shelfKinds;

    private readonly Shelf<Bitmap> bitmaps = new();
    private readonly Shelf<StringPool> pools = new();
    private IShelf?[] shelves = new IShelf?[16];

    /// <summary>What the shelves have in common.</summary>
    private interface IShelf
    {
        void Reset();
    }

    public T[] Rent<T>(int length)
        where T : unmanaged
    {
        var index = ShelfKind<T>.Index;
        if (index >= shelves.Length)
        {
            Array.Resize(ref shelves, Math.Max(index + 1, shelves.Length * 2));
        }

        var shelf = (Shelf<T[]>)(shelves[index] ??= new Shelf<T[]>());
        var size = SizeClass(length);
        return shelf.Take(size) ?? shelf.Put(size, new T[1 << size]);
    }

    public Bitmap RentBitmap(int length)
    {
        var size = SizeClass(length);
        if (bitmaps.Take(size) is not { } bitmap)
        {
            return bitmaps.Put(size, new Bitmap(1 << size));
        }

        bitmap.ClearAll();
        return bitmap;
    }

    public StringPool RentPool()
    {
        var pool = pools.Take(0) ?? pools.Put(0, new StringPool());
        pool.Clear();
        return pool;
    }

    public void Reset()
    {
        bitmaps.Reset();
        pools.Reset();
        foreach (var shelf in shelves)
        {
            shelf?.Reset();
        }
    }

    private static int SizeClass(int length) => length <= 64 ? 6 : BitOperations.Log2((uint)length - 1) + 1;

    /// <summary>Numbers the element types, so that finding a shelf is one array access.</summary>
    private static class ShelfKind<T>
    {
        public static readonly int Index = Interlocked.Increment(ref shelfKinds) - 1;
    }

    /// <summary>Things of one kind by size class: the first so many of each class are lent.</summary>
    private sealed class Shelf<T> : IShelf
        where T : class
    {
        // What so many column batches have not asked for is not wanted any more, if it is much larger than all that they have asked for. Sizes near
        // by come back: batches and their shares of lanes are never quite the same.
        private const int UnusedResets = 4;
        private const int MuchLargerClasses = 5;

        private readonly List<T>?[] bySize = new List<T>?[32];
        private readonly int[] lent = new int[32];
        private readonly int[] unused = new int[32];

        public T? Take(int size) => bySize[size] is { } things && lent[size] < things.Count ? things[lent[size]++] : null;

        public T Put(int size, T thing)
        {
            (bySize[size] ??= []).Add(thing);
            lent[size]++;
            return thing;
        }

        public void Reset()
        {
            var wanted = -1;
            for (var size = 0; size < bySize.Length; size++)
            {
                unused[size] = lent[size] > 0 ? 0 : unused[size] + 1;
                wanted = unused[size] < UnusedResets ? size : wanted;
            }

            for (var size = wanted + MuchLargerClasses; wanted >= 0 && size < bySize.Length; size++)
            {
                bySize[size] = null;
            }

            Array.Clear(lent);
        }
    }
}
