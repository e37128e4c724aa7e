// Command verify is a stranger's view of a Saksama log: it knows the Go checksum database's packages note and tlog
// (golang.org/x/mod/sumdb, as Debian ships them), the two paths that C2SP tlog-tiles spells differently, the bundle
// format and tlog-cosignature/v1, which it reads with nothing but the standard library. It shares no code with Saksama.
//
// It reads a JSON list of checks on standard input and writes a JSON list of what it found, in the same order: an empty
// string where the check held, the reason where it did not. Checks are independent; none stops another.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// check is one thing to verify. Which fields are read depends on Kind.
type check struct {
	Kind  string
	Note  []byte   // note, log: a signed note; sign: the note that Go should make
	Keys  []string // note, log: vkeys of which every one must have signed
	Skey  string   // sign
	Text  string   // sign
	Dir   string   // log: folder with tile/...
	Size  int64    // inclusion; consistency: new size
	Root  []byte   // inclusion; consistency: new root
	Old   int64    // consistency
	First []byte   // consistency: old root
	Index int64    // inclusion
	Leaf  []byte   // inclusion: the entry
	Proof [][]byte // inclusion, consistency
}

func main() {
	var checks []check
	if err := json.NewDecoder(os.Stdin).Decode(&checks); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	found := make([]string, len(checks))
	for i, c := range checks {
		if err := c.run(); err != nil {
			found[i] = err.Error()
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		os.Exit(2)
	}
}

func (c check) run() error {
	switch c.Kind {
	case "note":
		_, err := c.open()
		return err
	case "sign":
		return c.sign()
	case "inclusion":
		return c.inclusion()
	case "consistency":
		return c.consistency()
	case "log":
		return c.log()
	}
	return fmt.Errorf("unknown kind of check %q", c.Kind)
}

// open opens the note and insists that every given key signed it.
func (c check) open() (*note.Note, error) {
	var known []note.Verifier
	for _, vkey := range c.Keys {
		v, err := verifier(vkey)
		if err != nil {
			return nil, err
		}
		known = append(known, v)
	}
	n, err := note.Open(c.Note, note.VerifierList(known...))
	if err != nil {
		return nil, err
	}
	if len(n.Sigs) != len(known) {
		return nil, fmt.Errorf("%d of %d keys signed", len(n.Sigs), len(known))
	}
	return n, nil
}

// sign has Go sign the text with our key: the notes must be the same, byte for byte.
func (c check) sign() error {
	signer, err := note.NewSigner(c.Skey)
	if err != nil {
		return err
	}
	made, err := note.Sign(&note.Note{Text: c.Text}, signer)
	if err != nil {
		return err
	}
	if !bytes.Equal(made, c.Note) {
		return errors.New("Go signs another note")
	}
	return nil
}

func hash(b []byte) (h tlog.Hash, err error) {
	if copy(h[:], b) != len(h) || len(b) != len(h) {
		err = errors.New("not a hash")
	}
	return h, err
}

func hashes(list [][]byte) ([]tlog.Hash, error) {
	made := []tlog.Hash{}
	for _, b := range list {
		h, err := hash(b)
		if err != nil {
			return nil, err
		}
		made = append(made, h)
	}
	return made, nil
}

func (c check) inclusion() error {
	root, err := hash(c.Root)
	if err != nil {
		return err
	}
	proof, err := hashes(c.Proof)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, c.Size, root, c.Index, tlog.RecordHash(c.Leaf))
}

func (c check) consistency() error {
	root, err := hash(c.Root)
	if err != nil {
		return err
	}
	first, err := hash(c.First)
	if err != nil {
		return err
	}
	proof, err := hashes(c.Proof)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, c.Size, root, c.Old, first)
}

// log reads a whole log from its checkpoint and its files.
func (c check) log() error {
	n, err := c.open()
	if err != nil {
		return err
	}
	origin, rest, _ := strings.Cut(n.Text, "\n")
	if origin != n.Sigs[0].Name {
		return errors.New("the checkpoint is another log's")
	}
	// Go's parser knows one origin; the other two lines are the same in every log.
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil {
		return err
	}
	if tree.N == 0 {
		return errors.New("an empty log proves nothing")
	}
	stored, err := c.entries(tree)
	if err != nil {
		return err
	}
	if err := c.tiles(tree, stored); err != nil {
		return err
	}
	return c.proofs(tree, stored)
}

// entries hashes every entry of the bundles and lets Go build its own tree from them.
func (c check) entries(tree tlog.Tree) (tlog.HashReader, error) {
	var all []tlog.Hash
	read := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		list := make([]tlog.Hash, len(indexes))
		for i, x := range indexes {
			if x >= int64(len(all)) {
				return nil, errors.New("no such hash")
			}
			list[i] = all[x]
		}
		return list, nil
	})
	for n := int64(0); n<<height < tree.N; n++ {
		width := min(tree.N-n<<height, 1<<height)
		tile := tlog.Tile{H: height, L: 0, N: n, W: int(width)}
		bundle, err := os.ReadFile(filepath.Join(c.Dir, strings.Replace(path(tile), "tile/0/", "tile/entries/", 1)))
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			if len(bundle) < 2 || len(bundle)-2 < int(binary.BigEndian.Uint16(bundle)) {
				return nil, errors.New("a bundle is cut off")
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			more, err := tlog.StoredHashes(n<<height+i, bundle[2:end], read)
			if err != nil {
				return nil, err
			}
			all = append(all, more...)
			bundle = bundle[end:]
		}
		if len(bundle) != 0 {
			return nil, errors.New("a bundle is too long")
		}
	}
	root, err := tlog.TreeHash(tree.N, read)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, errors.New("the entries do not make the checkpoint's root")
	}
	return read, nil
}

// tiles compares every tile that a log of this size has with what Go would put there.
func (c check) tiles(tree tlog.Tree, stored tlog.HashReader) error {
	for _, tile := range tlog.NewTiles(height, 0, tree.N) {
		want, err := tlog.ReadTileData(tile, stored)
		if err != nil {
			return err
		}
		got, err := os.ReadFile(filepath.Join(c.Dir, path(tile)))
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%s is not what Go makes", path(tile))
		}
	}
	return nil
}

// proofs authenticates the tiles against the root, as a client of the checksum database does, and proves from them.
func (c check) proofs(tree tlog.Tree, stored tlog.HashReader) error {
	tiled := tlog.TileHashReader(tree, c)
	step := max(tree.N/50, 1)
	for n := int64(0); n < tree.N; n += step {
		leaf, err := stored.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
		if err != nil {
			return err
		}
		record, err := tlog.ProveRecord(tree.N, n, tiled)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(record, tree.N, tree.Hash, n, leaf[0]); err != nil {
			return err
		}
		old, err := tlog.TreeHash(n+1, tiled)
		if err != nil {
			return err
		}
		growth, err := tlog.ProveTree(tree.N, n+1, tiled)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(growth, tree.N, tree.Hash, n+1, old); err != nil {
			return err
		}
	}
	return nil
}

// path spells a tile's place as C2SP tlog-tiles does: without the height, which is always 8.
func path(t tlog.Tile) string {
	return strings.Replace(t.Path(), fmt.Sprintf("tile/%d/", t.H), "tile/", 1)
}

// Height, ReadTiles and SaveTiles make a check the tlog.TileReader of its own folder.
func (c check) Height() int { return height }

func (c check) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, t := range tiles {
		b, err := os.ReadFile(filepath.Join(c.Dir, path(t)))
		if err != nil {
			return nil, err
		}
		data = append(data, b)
	}
	return data, nil
}

func (c check) SaveTiles([]tlog.Tile, [][]byte) {}

// cosigner verifies tlog-cosignature/v1.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (v cosigner) Name() string    { return v.name }
func (v cosigner) KeyHash() uint32 { return v.hash }

func (v cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(sig))
	return ed25519.Verify(v.key, append([]byte(head), msg...), sig[8:])
}

// verifier reads a vkey: Go's own reader for Ed25519, ours for a witness (algorithm 4), which Go does not know.
func verifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("not a vkey")
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, err
	}
	if len(key) != 1+ed25519.PublicKeySize || key[0] != 4 {
		return note.NewVerifier(vkey)
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	hash := binary.BigEndian.Uint32(sum[:4])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, errors.New("the hash is not the key's")
	}
	return cosigner{parts[0], hash, key[1:]}, nil
}
