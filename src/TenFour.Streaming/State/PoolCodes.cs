using System.Runtime.CompilerServices;
using TenFour.Streaming.Columns;

namespace TenFour.Streaming.State;

/// <summary>Keeps which code of a state's dictionary the entries of some pools have, so that a string is hashed once an entry, not once a row.</summary>
internal sealed class PoolCodes(StateDictionary dictionary)
{
    // Decoders keep one pool a column and worker; an expression over strings makes one more.
    private const int MaxPools = 16;

    private readonly List<Translation> translations = [];
    private int next;

    public Translation Of(StringPool pool)
    {
        foreach (var translation in translations)
        {
            if (ReferenceEquals(translation.Pool, pool))
            {
                translation.Refresh();
                return translation;
            }
        }

        var added = new Translation(pool, dictionary);
        added.Refresh();
        if (translations.Count < MaxPools)
        {
            translations.Add(added);
        }
        else
        {
            translations[next] = added;
            next = (next + 1) % MaxPools;
        }

        return added;
    }

    /// <summary>The codes of one pool's entries, as far as they have been asked for.</summary>
    internal sealed class Translation(StringPool pool, StateDictionary dictionary)
    {
        // The code in the low half, its generation in the high half; 0 where not asked for yet.
        private long[] known = [];
        private int generation = pool.Generation;

        public StringPool Pool { get; } = pool;

        public void Refresh()
        {
            if (generation != Pool.Generation)
            {
                generation = Pool.Generation;
                Array.Clear(known);
            }

            if (known.Length < Pool.Count)
            {
                Array.Resize(ref known, Math.Max(Pool.Count, known.Length * 2));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Translate(int entry)
        {
            var code = (int)known[entry];
            return code != 0 && (!dictionary.HasRemoved || dictionary.Generation(code) == (int)(known[entry] >> 32)) ? code : Intern(entry);
        }

        private int Intern(int entry)
        {
            var code = dictionary.Intern(Pool[entry]);
            known[entry] = (long)dictionary.Generation(code) << 32 | (uint)code;
            return code;
        }
    }
}
